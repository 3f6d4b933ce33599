// What brings a widget with these options to a page, for each of its faces.
const FILES = 'https://your-site.example/dify-chat';
const END = '</' + 'script>';

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');

function attribute(name, value) {
  if (typeof value === 'string') return `${name}="${escape(value)}"`;
  // JSON is full of double quotes.
  return `${name}='${JSON.stringify(value).replaceAll('&', '&amp;').replaceAll("'", '&#39;')}'`;
}

function attributes(options, prefix = '') {
  return Object.entries(options)
    .map(([name, value]) => `\n  ${attribute(prefix + kebab(name), value)}`)
    .join('');
}

function literal(options) {
  return JSON.stringify(options, null, 2).replaceAll(/^( *)"(\w+)":/gm, '$1$2:');
}

function prop([name, value]) {
  return typeof value === 'string' && !/["{}\n]/.test(value)
    ? `\n  ${name}="${value}"`
    : `\n  ${name}={${JSON.stringify(value)}}`;
}

const FACES = {
  script: (options) => `<script src="${FILES}/embed.js"${attributes(options, 'data-')}\n  defer>${END}`,
  npm: (options) => `import { createChat } from 'dify-chat-widget';\n\ncreateChat(${literal(options)});`,
  element: (options) =>
    `<script type="module">import 'dify-chat-widget/element';${END}\n\n<dify-chat${attributes(options)}\n></dify-chat>`,
  react: (options) =>
    `import { DifyChat } from 'dify-chat-widget/react';\n\n<DifyChat${Object.entries(options).map(prop).join('')}\n/>`,
  iframe(options) {
    const query = Object.entries(options).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    const source = `${FILES}/chat.html?${new URLSearchParams(query)}`;
    return `<iframe src="${escape(source)}"\n  title="Chat" allow="microphone; clipboard-write" width="400" height="680"></iframe>`;
  },
};

export const snippet = (face, options) => FACES[face](options);
