import { prose } from './prose';

export const EMBED = prose`
One tag is enough:

'''html
<script
  src="https://cdn.harbor-goods.example/embed.js"
  data-token="basic"
  data-base-url="https://dify.harbor-goods.example"
  defer
></script>
'''

In a single-page app, call it yourself:

'''ts
import { createChat } from 'dify-chat-widget';

const chat = createChat({
  token: 'basic',
  baseUrl: 'https://dify.harbor-goods.example',
  theme: 'auto',
});

chat.on('message-end', ({ messageId, status }) => {
  console.log(messageId, status);
});
'''

Make it yours with a little CSS:

'''css
dify-chat {
  --dify-chat-accent: #2f5bea;
}
'''

And the key of the app stays on your server. Sign the visitor's id there, e.g. in Python:

'''python
import hashlib
import hmac

def visitor_id(user: str, secret: bytes) -> str:
    """Nobody can guess it, and nobody else's history opens with it."""
    return hmac.new(secret, user.encode(), hashlib.sha256).hexdigest()
'''

To try it: ‹npm start›, then open the address it prints.
`;

export const MATHS = prose`
How cold does wind feel? The usual formula, with \(T\) in °C and \(v\) in km/h:

$$
T_{wc} = 13.12 + 0.6215\,T - 11.37\,v^{0.16} + 0.3965\,T\,v^{0.16}
$$

At \(T = 5\) and \(v = 40\) that makes about **−1 °C**. So pack gloves, whatever the forecast says.

And how far can you see from the pier? With your eyes \(h\) metres above the sea and \(R\) for the radius of the earth:

\[
d = \sqrt{2Rh + h^2} \approx 3.57\,\sqrt{h}\ \text{km},
\qquad
\begin{aligned}
  h = 2  &\Rightarrow d \approx 5.0 \\
  h = 30 &\Rightarrow d \approx 19.6
\end{aligned}
\]

1. **From the beach** you look \(\tfrac{1}{4}\) as far as
2. **from the lighthouse**, because \(\frac{\sqrt{2}}{\sqrt{30}} \approx 0.26\).
`;

export const DIAGRAM = prose`
From your click to your door:

'''mermaid
flowchart LR
  A[Order] --> B{Before 14:00?}
  B -- yes --> C[Leaves today]
  B -- no --> D[Leaves tomorrow]
  C --> E[Ferry]
  D --> E
  E --> F[Your door]
'''

Late orders sleep one night at the harbour. How long parcels took last month, in days:

'''echarts
{
  "tooltip": { "trigger": "axis" },
  "legend": {},
  "xAxis": { "type": "category", "data": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] },
  "yAxis": { "type": "value" },
  "series": [
    { "name": "Mainland", "type": "bar", "data": [2, 2, 3, 2, 4, 4] },
    { "name": "Islands", "type": "line", "smooth": true, "data": [3, 4, 4, 3, 6, 6] }
  ]
}
'''

Before the weekend everything takes longer: the ferry rests, too.
`;

export const HISTORY = prose`
[How it was built](#how-it-was-built) · [How it shines](#how-it-shines)

## How it was built

Three winters, one boat lost, and in **1874** the lamp was lit[^1]. The keeper wrote down every ship that passed[^log].

## How it shines

'''svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 140">
  <title>The beam of the lighthouse</title>
  <rect width="320" height="140" fill="#e9eefc"/>
  <path d="M66 44 310 6v70z" fill="#f3c64b" opacity=".6"/>
  <path d="M50 128l7-84h18l7 84z" fill="#fff" stroke="#16307f" stroke-width="3"/>
  <path d="M55 84h22l2 20H53z" fill="#e4572e"/>
  <path d="M56 44V32h20v12zM54 32l12-14 12 14z" fill="#16307f"/>
  <path d="M0 128c40-10 60 8 100 0s60 8 110 0 70 6 110 0v12H0z" fill="#2f5bea"/>
</svg>
'''

A lens of 2.6 m turns once in ten seconds[^2], and is seen 19 miles out.

[^1]: Harbour board, *Annals* of 1875, page 12.
[^log]: The log lies in the [museum](https://harbor-goods.example/museum); ask for the third shelf.
[^2]: On a bath of mercury until 1986, on a bearing since. For the first lamp see [^1].
`;

export const THINKING = prose`
<think>
They want to know which is lighter. The Drizzle weighs 230 g, the Skerry 420 g. But "better" depends on the day:
for a shower the light one is enough, for the coast it is not.
</think>

The **Drizzle** is lighter by 190 g, about the weight of an apple. For a shower on the way it is enough; for a day of wind and spray carry the apple.
`;

export const EVERYTHING = prose`
# All the marks of the trade

Plain text with **strong**, *emphasis*, ***both***, ~~gone~~ and ‹code›. A [link](https://harbor-goods.example), a bare one: https://harbor-goods.example/map, and a line
that breaks without asking.

## Lists

- first
- second
  - nested
    - and deeper, with ‹code›
- third, with a second paragraph

  that belongs to it

3. starting at three
4. four

- [x] done
- [ ] still open

## Tables

| left | centre | right |
| :-- | :-: | --: |
| a | **b** | 1 |
| pipes \| inside | *c* | 22 |
| wide cells are scrolled inside the table, never the whole thread, however long they get | d | 333 |

## Code

'''json
{ "jacket": "Skerry", "sizes": ["S", "M", "L"], "inStock": true, "price": 289.0 }
'''

'''bash
# no language is forgotten
curl --silent https://harbor-goods.example/tides.json | jq '.today[] | .time'
'''

    indented code is code, too

## Quotes

> The sea is never the same.
>
> > Nor is the person who comes back from it.

---

![The harbour at dusk](/files/tools/coast.svg)

The end, with an emoji family 👨‍👩‍👧‍👦, Ελληνικά, 日本語, العربية and a flag 🇳🇴.
`;
