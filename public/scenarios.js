// What the sandbox can play.
export const SCENARIOS = {
  basic:
    'A shop assistant with Markdown, tables, code and sources. Ask «Which jacket keeps me dry?» or «What do you remember?».',
  agent: 'An agent with two tools and a picture. Ask «Do I need a jacket?».',
  'agent-next': 'The agent of Dify 1.16: choose profile E.',
  live: 'More than text: buttons, forms, pictures side by side, players. Ask «Reserve a jacket» or «Show me pictures».',
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
