/** Languages that can be coloured: the name of the grammar, then the other names by which models call it. */
const GRAMMARS =
  'bash sh shell zsh console,c h cpp c++,css scss,diff patch,docker dockerfile,go golang,html xml svg vue,http,ini,java,' +
  'js javascript jsx mjs,json jsonc,kotlin,csharp cs c#,lua,make makefile,md markdown,php,pl perl,py python,' +
  'ruby rb,rs rust,sql,swift,toml,ts typescript tsx,yaml yml';

/** The grammar for a language as a fence names it; `undefined` where there is none. */
export function findGrammar(language: string): string | undefined {
  const name = language.toLowerCase();
  return GRAMMARS.split(',')
    .map((names) => names.split(' '))
    .find((names) => names.includes(name))?.[0];
}
