// The playground: a menu for the sandbox's scenarios, and the script tag that would bring the same widget to a page.
const SCENARIOS = {
  basic:
    'A shop assistant with Markdown, tables, code and sources. Ask «Which jacket keeps me dry?» or «What do you remember?».',
  agent: 'An agent with two tools and a picture. Ask «Do I need a jacket?».',
  'agent-next': 'The agent of Dify 1.16: choose profile E.',
  chatflow: 'A chatflow: steps, rounds, retries, thoughts (profile E), sources. Ask «Which jacket?».',
  form: 'Asks for details before the first question: every control there is.',
  human: 'Waits for a person in mid-answer and goes on when the form is sent.',
  upload: 'Takes files and links beside a question.',
  speech: 'Listens, and speaks its answers (a silent voice: nobody in the office is disturbed).',
  moderated: 'Answers that are replaced while they are read.',
  completion: 'A text generator: a form, results, saved results, more like this.',
  workflow: 'A workflow: a form, its steps, what it gives.',
  slow: 'Thinks long, then speaks slowly: watch the waiting state and press Stop.',
  long: 'A very long answer: scroll up while it grows.',
  error: 'Fails in mid-answer: the text stays, with a way to go on.',
  cut: 'The connection breaks in mid-answer.',
  expire: 'Access runs out at the second question and is renewed unnoticed.',
  history: 'A conversation with a past: scroll up to load it.',
  image: 'Hostile answers: scripts, strange links, foreign pictures.',
};
const query = new URLSearchParams(location.search);
const api = query.get('api') ?? 'http://localhost:4401/api';
const form = document.forms[0];
const isSandbox = !query.has('token');

for (const name of Object.keys(SCENARIOS)) form.elements.scenario.append(new Option(name, name));
form.elements.profile.value = '';
for (const control of form.elements) {
  const value = query.get(control.name);
  if (value !== null) control.value = value;
}
if (!isSandbox)
  for (const name of ['scenario', 'profile']) form.elements[name].closest('label').hidden = true;

function apiUrl() {
  const profile = form.elements.profile.value;
  return isSandbox && profile !== '' ? api.replace(/\/api$/, `/${profile}/api`) : api;
}

function options() {
  const { scenario, theme, position, accent } = form.elements;
  return {
    token: isSandbox ? scenario.value : query.get('token'),
    apiUrl: apiUrl(),
    ...(theme.value !== 'auto' && { theme: theme.value }),
    ...(position.value !== 'bottom-right' && { position: position.value }),
    ...(accent.value !== '#2f5bea' && { accent: accent.value }),
  };
}

function tag() {
  const attributes = Object.entries(options()).map(
    ([name, value]) =>
      `\n  data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value}"`,
  );
  return (
    `<script src="https://your-site.example/dify-chat/embed.js"${attributes.join('')}\n  defer></` + 'script>'
  );
}

function show() {
  document.documentElement.dir = form.elements.dir.value;
  document.querySelector('#hint').textContent = isSandbox ? SCENARIOS[form.elements.scenario.value] : '';
  document.querySelector('#snippet').textContent = tag();
}

show();
Object.assign(document.documentElement.style, { colorScheme: form.elements.theme.value.replace('auto', '') });
window.difyChatbotConfig = options();
const script = document.createElement('script');
script.src = 'dist/embed.js';
document.body.append(script);

// A choice makes a new page: the widget starts as it would on a visitor's first view.
form.addEventListener('change', () => {
  for (const { name, value } of form.elements) query.set(name, value);
  if (!isSandbox) ['scenario', 'profile'].forEach((name) => query.delete(name));
  location.search = query.toString();
});
document.querySelector('#copy').addEventListener('click', async ({ currentTarget }) => {
  await navigator.clipboard.writeText(tag());
  currentTarget.textContent = 'Copied';
});
