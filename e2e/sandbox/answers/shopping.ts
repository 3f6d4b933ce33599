import { prose } from './prose';

export const JACKETS = prose`
For the coast I'd take the **Skerry**. Wind is the problem there, not only rain: spray comes *sideways*.

![The Skerry jacket in signal blue](/files/tools/rain-jacket.svg)

| Jacket | Water column | Weight | Good for | Price |
| :-- | --: | --: | :-- | --: |
| **Skerry** | 20,000 mm | 420 g | wind, spray, long days | 289 € |
| Drizzle | 10,000 mm | 230 g | a shower on the way | 149 € |
| Gannet | 28,000 mm | 610 g | sailing, winter | 419 € |

Two things to check before you buy:

1. **Fit.** Can you lift both arms without the hem riding up?
   - Try it over the thickest pullover you own.
   - Between two sizes, take the larger one.
2. **Hood.** Turn your head: it should turn with you, not swallow you.

> A jacket keeps water out only while its outside sheds drops. Wash and re-proof it twice a year.

Shall I check [your size](https://harbor-goods.example/sizes)?
`;

export const SHIPPING = prose`
Orders placed **before 14:00** leave the same day.

| Where to | Standard | Express | Free from |
| :-- | :-- | :-- | --: |
| Mainland | 2–3 days | next day, before noon | 80 € |
| Islands | 3–4 days | 2 days | 80 € |
| Mountain huts | 4 days, by mule above 2,000 m 🫏 | – | 120 € |

You get a tracking link by mail as soon as the parcel is on the boat.
`;

export const RETURNS = prose`
You have **60 days**, and a bit of mud is fine.

1. Open [your orders](https://harbor-goods.example/orders) and pick the piece.
2. Tell us what was wrong:
   - *too small or too large*: we send the other size first
   - *not as expected*: one sentence is enough
   - *broken*:
     1. a photo, if you can
     2. we repair it, usually within a week
     3. if we can't, you get a new one
3. Print the label, or show the code at any parcel shop.

The money is back within **3 working days** after the parcel has arrived.
`;

export const PACKING = prose`
### Two days out, one small pack

- [x] **Wear:** boots, walking trousers, merino shirt
- [ ] **Against rain**
  - [ ] jacket *(Skerry or Drizzle)*
  - [ ] pack cover
- [ ] **For the evening**
  - [ ] dry socks, the luxury that weighs 60 g
  - [ ] light down jacket
- [ ] **Just in case**
  - [ ] head torch, plaster, 20 € note
- [ ] ~~Second pair of jeans~~ (you won't wear them)

Together about **6.5 kg** with a litre of water. Anything above 8 kg, and the last hill will tell you.
`;

export const SIZES = prose`
Measure around the widest part of your chest, over a thin shirt:

| Size | Chest | Sleeve | Back |
| :-: | --: | --: | --: |
| XS | 84–88 cm | 62 cm | 66 cm |
| S | 89–94 cm | 63 cm | 68 cm |
| M | 95–101 cm | 65 cm | 70 cm |
| L | 102–109 cm | 66 cm | 72 cm |
| XL | 110–118 cm | 68 cm | 74 cm |

Between two sizes? **Take the larger one**, you'll want a pullover underneath.
`;

export const CARE = prose`
Four steps, twice a year:

1. Close all zips, turn nothing inside out.
2. Wash at **30 °C** with soap for membranes. *No softener*: it glues the pores.
3. Rinse twice.
4. Tumble dry on low for 20 minutes; the warmth wakes up the proofing.

> **Test:** drop some water on the shoulder. If it pearls, you're done. If it soaks in, re-proof.
>
> > Boots are another story: brush, let dry *slowly*, then wax.
`;

export const HOURS = prose`
We're at the old fish market, **Monday to Saturday, 9–18**. On Sundays the shop is closed and the sea is open.
`;
