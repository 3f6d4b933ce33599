import { prose } from './prose';

/** Answers with more in them than text (ref §8). */

export const ORDER = prose`
Shall I put it aside for you? A few words will do:

<form data-format="json">
  <label for="name">Your name</label>
  <input type="text" name="name" placeholder="As on the receipt" required />
  <label for="size">Size</label>
  <input type="select" name="size" data-options='["S", "M", "L"]' value="M" />
  <label for="day">Collected on</label>
  <input type="date" name="day" />
  <label for="wish">Anything else?</label>
  <textarea name="wish" placeholder="Longer sleeves, a loop for the keys …"></textarea>
  <input type="checkbox" name="news" data-tip="Tell me about the next sale" />
  <input type="hidden" name="jacket" value="skerry" />
  <button data-variant="primary">Reserve</button>
</form>

Or just tell me:

<button data-message="Which size do I need?" data-variant="primary" data-size="small">Help with the size</button>
<button data-message="When are you open?" data-size="small">Opening hours</button>
<button data-link="https://harbor-goods.example/" data-variant="ghost" data-size="small">To the shop</button>

You can also [ask me about returns](abbr:What%20if%20it%20does%20not%20fit%3F).
`;

export const ACCOUNT = prose`
<form>
  <label for="user">User</label>
  <input type="text" name="user" />
  <label for="secret">Password</label>
  <input type="password" name="secret" />
  <button>Sign in</button>
</form>
`;

export const MEDIA = prose`
The harbour, what keeps you dry there, and who sells it:

![The harbour at dusk](/files/tools/coast.svg) ![A rain jacket](/files/tools/rain-jacket.svg)
![Our badge](/files/tools/badge.svg)

How the foghorn sounds:

<audio src="/files/tools/foghorn.mp3" title="The foghorn">Your browser plays no sound.</audio>

<video title="The lighthouse, turning" width="640" height="360">
<source src="https://videos.invalid/lighthouse.mp4" type="video/mp4">
Your browser plays no video.
</video>
`;
