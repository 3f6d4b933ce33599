import { prose } from './prose';

/** What a model may say when somebody has talked it into it. `.invalid` names never resolve. */
export const HOSTILE = prose`
A picture of the shop's own:

![The harbour at dusk](/files/tools/coast.svg)

One from elsewhere, which would tell its host who reads this:

![A lighthouse](https://images.invalid/lighthouse.png?reader=you)

<img src="https://pixel.invalid/p.gif" width="1" height="1" alt="">
<img src="x" onerror="window.dify_hacked = 'onerror'" alt="broken">
<script>window.dify_hacked = 'script'</script>
<style>* { display: none !important }</style>
<iframe src="https://frame.invalid/" srcdoc="<script>parent.dify_hacked = 'iframe'</script>"></iframe>
<svg onload="window.dify_hacked = 'svg'"><a xlink:href="javascript:window.dify_hacked='xlink'"><text y="20">svg</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror="window.dify_hacked='mxss'"></style></mglyph></table></mtext></math>

[A script in a link](javascript:window.dify_hacked='link'), [one in disguise](&#106;ava&Tab;script:alert(1)),
[data](data:text/html,<script>alert(1)</script>), [vbscript](vbscript:msgbox(1)), [an honest one](https://harbor-goods.example/).

<a href="https://harbor-goods.example/" target="_top" onclick="window.dify_hacked = 'onclick'" style="position:fixed;inset:0">all over the page</a>
<form action="https://form.invalid/" target="_top"><input name="password" type="password"><button formaction="javascript:alert(1)">Sign in</button></form>
<div id="root" class="launcher" style="position: fixed; inset: 0; background: red">in front of everything</div>
<details open ontoggle="window.dify_hacked = 'ontoggle'"><summary>More</summary>Text inside.</details>
<base href="https://base.invalid/"><meta http-equiv="refresh" content="0;url=https://meta.invalid/"><link rel="stylesheet" href="https://style.invalid/s.css">
<video src="https://video.invalid/v.mp4" autoplay></video><object data="https://object.invalid/"></object><embed src="https://embed.invalid/">

If you can read this line and nothing else happened, all is well.
`;
