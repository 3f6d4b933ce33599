/** Answers as models write them; while one streams, nothing that was shown may change. */
export const ANSWERS: readonly string[] = [
  `# Setting up the gateway

Thanks for the question! The gateway needs **three steps**, and each one takes *about a minute*. You will find the
details in the [documentation](https://docs.example/gateway "Gateway guide").

## 1. Install

Run this in your terminal:

\`\`\`bash
npm install dify-chat-widget
export API_KEY="app-123" # keep it secret
\`\`\`

## 2. Configure

| Option | Type | Default |
|:-------|:----:|--------:|
| \`port\` | number | **8080** |
| \`origins\` | list | none |

> **Note:** origins must be *complete*, with scheme and port.
> A star is not allowed.

## 3. Check

- [x] The server answers
- [ ] The widget opens
  - Look at the console
  - Then at the \`network\` tab

1. First, open the page.
2. Then press the button:

   \`\`\`js
   chat.open();
   \`\`\`

3. Done.

---

See also <https://docs.example/faq> or write to help@docs.example.
`,
  `Sure. Here is a function that adds **two numbers**:

\`\`\`python
def add(a: int, b: int) -> int:
    """Add a and b."""
    return a + b


print(add(2, 3))
\`\`\`

How it works:

* \`a\` and \`b\` are the *operands*
* the result is \`a + b\`

It costs 5 € per month & scales to 1,000 users. Snake_case_names stay as they are, so do 2024 and 3.14.
`,
  `<details>
<summary>Thoughts</summary>

First I looked at the **data**.

- It has 3 rows
- and 2 columns

</details>

The answer is **42**, see [1] and [2]. Press <kbd>Ctrl</kbd>+<kbd>C</kbd> to copy H<sub>2</sub>O.

![Chart](https://api.example/files/chart.png) shows the trend.
`,
  `これは**とても重要**な質問です。以下の手順をご覧ください。

1. まず、[公式サイト](https://site.example/ja)を開きます。
2. 次に、\`設定\`を選びます。

> 注意：変更は*すぐに*反映されます。
`,

  `The distance between two points \\(P\\) and \\(Q\\) is

\\[
d = \\sqrt{(x_2 - x_1)^2
+ (y_2 - y_1)^2}
\\]

so for \\(P = (0, 0)\\):

$$d = \\sqrt{x^2 + y^2}$$

1. **Square** both:
   \\[
   d^2 = x^2 + y^2
   \\]
2. Take $$d^2$$ and compare.
`,
];
