/** A sheet that two lazy parts have: a copy in each of them, under a name of its own, is one file less to wait for. */
declare module '*.css?answer&inline' {
  const css: string;
  export default css;
}
