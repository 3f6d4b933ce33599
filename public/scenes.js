// Every state of the panel, played on a sandbox: shown side by side by gallery.html, photographed and measured by the
// tests. Things are found by what styles them, because their names change with the language.

/** What a scene does once its widget stands: `stage` asks, presses, types and waits like a visitor. */
export const SCENES = [
  { name: 'start', title: 'Start' },
  {
    name: 'loading',
    title: 'While the app is asked who it is',
    // Not a server that is slow: a page has few connections, and other scenes need them.
    config: { fetch: () => new Promise(() => {}) },
    waitFor: '.skeleton',
  },
  {
    name: 'waiting',
    title: 'Before the first word',
    settings: { hold: true },
    play: (stage) => stage.ask('When are you open?', '.waiting'),
  },
  {
    name: 'streaming',
    title: 'An answer grows',
    settings: { hold: { after: 60 } },
    play: (stage) => stage.ask('Which jacket keeps me dry on the coast?', '.answer table'),
  },
  {
    name: 'answer',
    title: 'A finished answer',
    play: (stage) => stage.ask('Which jacket keeps me dry on the coast?'),
  },
  {
    name: 'maths',
    title: 'Formulas',
    play: async (stage) => {
      await stage.ask('Show me a formula');
      await stage.find('.formula[data-block] math');
    },
  },
  {
    name: 'chart',
    title: 'A diagram and a chart',
    play: async (stage) => {
      await stage.ask('Draw me a diagram');
      await stage.find('.code[data-view=diagram] iframe[src$="echarts.html"]');
    },
  },
  {
    name: 'diagram',
    title: 'A diagram, and what is none',
    settings: {
      answer:
        'From your click to your door:\n\n```mermaid\nflowchart LR\n  A[Order] --> B[Ferry] --> C[Your door]\n```\n\n' +
        'And what nobody can draw:\n\n```mermaid\nflowchart nowhere -->\n```\n',
    },
    play: async (stage) => {
      await stage.ask('Draw me a diagram');
      await stage.find('.code[data-view=diagram]');
      await stage.find('.drawing-note');
    },
  },
  {
    name: 'notes',
    title: 'Footnotes, places to go to, a drawing',
    play: async (stage) => {
      await stage.ask('Tell me the history of the lighthouse');
      await stage.find('.code[data-view=diagram] img');
    },
  },
  { name: 'code', title: 'Code', play: (stage) => stage.ask('Show me how to embed this chat') },
  {
    name: 'sources',
    title: 'Sources',
    async play(stage) {
      await stage.ask('What is the guarantee?');
      await stage.press('.sources > button');
    },
  },
  {
    name: 'pictures',
    title: 'Pictures, of others only on request',
    scenario: 'image',
    play: (stage) => stage.ask('Show me pictures.'),
  },
  {
    name: 'controls',
    title: 'A form and buttons of an answer',
    scenario: 'live',
    async play(stage) {
      await stage.ask('Reserve a jacket');
      await stage.find('.ask-form');
      // An error at the field shows that its styles are there.
      await stage.press('.ask-form [type=submit]');
      await stage.find('.ask-field [aria-invalid=true]');
    },
  },
  {
    name: 'players',
    title: 'Pictures side by side, and players',
    scenario: 'live',
    async play(stage) {
      await stage.ask('Show me pictures');
      await stage.find('.player .image-hold');
    },
  },
  {
    name: 'gallery',
    title: 'A picture looked at',
    scenario: 'live',
    async play(stage) {
      await stage.ask('Show me pictures');
      await stage.press('.answer .image:nth-of-type(2)');
      await stage.find('.lightbox[open]');
    },
  },
  {
    name: 'agent',
    title: 'An agent’s tools',
    scenario: 'agent',
    config: { show: { thoughts: 'full' } },
    async play(stage) {
      await stage.ask('Do I need a jacket?');
      await stage.press('.answer .disclosure > button');
    },
  },
  {
    name: 'steps',
    title: 'A workflow’s steps',
    scenario: 'chatflow',
    profile: 'e',
    async play(stage) {
      await stage.ask('Which jacket?');
      await stage.press('.answer .disclosure > button');
    },
  },
  {
    name: 'thoughts',
    title: 'What a model thought',
    async play(stage) {
      await stage.ask('Something lighter, please');
      await stage.press('.answer .disclosure > button');
    },
  },
  {
    name: 'reading',
    title: 'An answer is read aloud, paused',
    scenario: 'speech',
    config: { speech: 'off' },
    async play(stage) {
      await stage.ask('Which jacket keeps me dry?');
      await stage.press('.answer .tools button:nth-of-type(5)');
      await stage.find('.reading[aria-valuenow]:not([aria-valuenow="0"])');
      await stage.press('.answer .tools button:nth-of-type(6)');
    },
  },
  {
    name: 'comment',
    title: 'A comment on a bad answer',
    async play(stage) {
      await stage.ask('What is the guarantee?');
      await stage.press('.answer .tools button[aria-pressed]:nth-of-type(3)');
      await stage.find('.inline-form');
    },
  },
  {
    name: 'edit',
    title: 'A question in other words',
    async play(stage) {
      await stage.ask('What is the guarantee?');
      await stage.press('.question .tools button');
      await stage.find('.inline-form');
    },
  },
  {
    name: 'stopped',
    title: 'Stopped',
    settings: { hold: { after: 8 } },
    async play(stage) {
      await stage.ask('What if it does not fit?', '.turn .answer-text p');
      stage.chat.stop();
      await stage.find('.answer[data-status=stopped] .tools');
    },
  },
  {
    name: 'moderated',
    title: 'An answer that was replaced by moderation',
    scenario: 'moderated',
    play: (stage) => stage.ask('What is in the secret recipe?'),
  },
  {
    name: 'jump',
    title: 'The reader has gone back',
    async play(stage) {
      await stage.ask('Which jacket keeps me dry on the coast?');
      await stage.ask('What if it does not fit?', '.turn ~ .turn .answer[data-status=done] .tools');
      const log = await stage.find('.log');
      log.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
      log.scrollTop = 0;
      await stage.find('.jump');
    },
  },
  {
    name: 'error',
    title: 'The line broke',
    scenario: 'cut',
    play: (stage) => stage.ask('Is the showroom open on Sunday?', '.problem'),
  },
  {
    name: 'busy',
    title: 'Too many requests',
    settings: {
      failNext: {
        route: 'POST /chat-messages',
        status: 429,
        code: 'too_many_requests',
        headers: { 'Retry-After': '600' },
      },
    },
    play: (stage) => stage.ask('When are you open?', '.problem button[aria-disabled=true]'),
  },
  {
    name: 'ended',
    title: 'The conversation has ended',
    settings: {
      failNext: { route: 'POST /chat-messages', status: 400, code: 'conversation_completed' },
    },
    play: (stage) => stage.ask('When are you open?', '.problem'),
  },
  {
    name: 'offline',
    title: 'Without a network',
    async play(stage) {
      await stage.ask('When are you open?');
      Object.defineProperty(navigator, 'onLine', { value: false });
      dispatchEvent(new Event('offline'));
      await stage.find('.notice');
    },
  },
  {
    name: 'unavailable',
    title: 'The app is not there',
    settings: { passport: 'site-disabled' },
    waitFor: '.problem',
  },
  { name: 'form', title: 'A form before the first question', scenario: 'form', waitFor: '.control' },
  {
    name: 'form-errors',
    title: 'A form with faults',
    scenario: 'form',
    waitFor: '.control',
    async play(stage) {
      await stage.press('form button[type=submit]');
      await stage.find('[aria-invalid=true]');
    },
  },
  {
    name: 'form-summary',
    title: 'What was filled in before the first question',
    scenario: 'form',
    config: { inputs: { name: 'Mira', season: 'autumn' } },
    waitFor: '.control',
    async play(stage) {
      await stage.press('form button[type=submit]');
      await stage.press('.welcome .disclosure > button');
      await stage.find('.welcome dl');
    },
  },
  {
    name: 'person',
    title: 'The assistant waits for a person',
    scenario: 'human',
    play: (stage) => stage.ask('Please book the boat', '.answer form'),
  },
  {
    name: 'files',
    title: 'Files: on their way, refused',
    scenario: 'upload',
    async play(stage) {
      await stage.attach(['receipt-4821.pdf', 'application/pdf'], ['setup.exe', 'application/x-msdownload']);
      await stage.find('.tile[data-status=failed]');
      await stage.type('Here is the receipt.');
    },
  },
  {
    name: 'link',
    title: 'The address of a file',
    scenario: 'upload',
    async play(stage) {
      await stage.press('.composer-tool[aria-expanded]');
      await stage.find('.link-field');
    },
  },
  {
    name: 'recording',
    title: 'A question is spoken',
    scenario: 'speech',
    async play(stage) {
      // Silence, which asks for no microphone.
      const sound = new AudioContext().createMediaStreamDestination().stream;
      navigator.mediaDevices.getUserMedia = () => Promise.resolve(sound);
      await stage.press('.composer-tool');
      await stage.find('.recorder time');
    },
  },
  {
    name: 'conversations',
    title: 'Conversations',
    scenario: 'history',
    async play(stage) {
      await stage.press('[data-command=conversations]');
      await stage.find('.conversation-open');
    },
  },
  {
    name: 'new-answer',
    title: 'An answer came while another conversation was open',
    scenario: 'history',
    settings: { delayMs: 100 },
    async play(stage) {
      await stage.ask('When are you open?', '.answer .answer-text');
      await stage.press('[data-command=conversations]');
      await stage.press('.conversation-open:not([aria-current])');
      await stage.find('.turn');
      await stage.press('[data-command=conversations]');
      await stage.find('.unread');
    },
  },
  {
    name: 'menu',
    title: 'What can be done to a conversation',
    scenario: 'history',
    async play(stage) {
      await stage.press('[data-command=conversations]');
      await stage.press('[data-command=more]');
      await stage.find('[role=menu]');
    },
  },
  {
    name: 'rename',
    title: 'Another name for it',
    scenario: 'history',
    async play(stage) {
      await stage.press('[data-command=conversations]');
      await stage.press('[data-command=more]');
      await stage.press('[role=menuitem]');
      await stage.find('.conversation-rename');
    },
  },
  {
    name: 'delete',
    title: 'Before it is deleted',
    scenario: 'history',
    async play(stage) {
      await stage.press('[data-command=conversations]');
      await stage.press('[data-command=more]');
      await stage.press('[role=menuitem]:last-of-type');
      await stage.find('[role=alertdialog]');
    },
  },
  {
    name: 'no-conversations',
    title: 'No conversation yet',
    async play(stage) {
      await stage.press('[data-command=conversations]');
      await stage.find('.conversations');
    },
  },
  { name: 'completion', title: 'A text generator', scenario: 'completion', waitFor: '.control' },
  {
    name: 'result',
    title: 'Its result',
    scenario: 'completion',
    waitFor: '.control',
    async play(stage) {
      await stage.fillForm();
      await stage.press('form button[type=submit]');
      await stage.find('.answer-text, .result .tools');
    },
  },
  {
    name: 'workflow',
    title: 'A workflow’s result',
    scenario: 'workflow',
    waitFor: '.control',
    async play(stage) {
      await stage.fillForm();
      await stage.press('form button[type=submit]');
      await stage.find('.result .tools');
    },
  },
  {
    name: 'launcher',
    title: 'The launcher',
    config: { mode: 'bubble', launcherText: 'Ask us' },
    isClosed: true,
  },
  {
    name: 'visitor',
    title: 'A visitor with a picture',
    config: {
      user: {
        id: 'mira-2f81',
        name: 'Mira',
        avatarUrl:
          "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 28 28'><rect width='28' height='28' fill='%23f2b8a0'/><circle cx='14' cy='11' r='5' fill='%23623a2c'/><path d='M4 28a10 10 0 0 1 20 0z' fill='%23623a2c'/></svg>",
      },
    },
    play: (stage) => stage.ask('When are you open?', '.root[data-visitor] .answer[data-status=done] .tools'),
  },
  {
    name: 'teaser',
    title: 'An invitation',
    config: {
      mode: 'bubble',
      teaser: { text: 'Not sure about the size? Ask us, we know every jacket.', afterSeconds: 0 },
    },
    waitFor: '.teaser[data-shown]',
  },
  {
    name: 'unread',
    title: 'An answer waits',
    config: { mode: 'bubble' },
    settings: { hold: { after: 8 } },
    waitFor: '.launcher',
    async play(stage) {
      await stage.ask('What if it does not fit?', '.turn .answer-text p');
      stage.chat.close();
      await stage.release();
      await stage.find('.badge:not(:empty)');
    },
  },
  {
    name: 'moved',
    title: 'A launcher that was moved',
    config: {
      mode: 'bubble',
      draggable: true,
      teaser: { text: 'Not sure about the size? Ask us, we know every jacket.', afterSeconds: 0 },
    },
    waitFor: '.teaser[data-shown]',
    async play(stage) {
      const launcher = await stage.find('.launcher');
      for (let step = 0; step < 20; step++) {
        for (const key of ['ArrowUp', 'ArrowLeft'])
          launcher.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true }));
      }
    },
  },
];
