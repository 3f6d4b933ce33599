/** One block of code per language whose colours are looked at. */
export const CODE_ANSWER = `Here is the embed code:

\`\`\`js
// Opens the chat when the page asks for it.
import { createChat } from 'dify-chat-widget';

const chat = createChat({ token: 'app-123', open: false });
for (let attempt = 0; attempt < 3; attempt++) {
  if (await chat.open(attempt)) return \`opened after \${attempt + 1}\`;
}
export class Opener extends Base {
  #count = null;
}
\`\`\`

\`\`\`python
from dataclasses import dataclass

@dataclass
class Order:
    """One order of the shop."""
    number: int
    paid: bool = False

def total(orders: list[Order]) -> float:
    # only what is paid
    return sum(price(order) for order in orders if order.paid) * 1.19
print(f"Total: {total(orders):.2f}")
\`\`\`

\`\`\`bash
# install and start
npm install --save dify-chat-widget
export API_KEY="app-123"
curl -s "$API_URL/info" | jq '.title' && echo done
\`\`\`

\`\`\`json
{
  "name": "dify-chat-widget",
  "private": false,
  "retries": 3,
  "tags": ["chat", null]
}
\`\`\`

\`\`\`diff
@@ -1,4 +1,4 @@
 const chat = createChat({
-  token: 'old',
+  token: 'new',
 });
\`\`\`

\`\`\`html
<!-- the launcher -->
<style>.chat { color: #123; }</style>
<button class="chat" onclick="open(1)" disabled>Chat &amp; help</button>
<script>const a = 'x'; // hi
</script>
\`\`\`
`;
