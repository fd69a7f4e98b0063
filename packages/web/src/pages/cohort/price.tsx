import { money, rate } from "../../format/number.ts";
import { words } from "../../messages/cohort-new.ts";

/** VAT of a base in cents, half up: the same rule as the invoice. `rateBasisPoints`: 2000 is 20 %. */
export const vatOf = (netCents: number, rateBasisPoints: number): number =>
  Math.floor((netCents * rateBasisPoints + 5_000) / 10_000);

/** Net, VAT and gross of one seat, read aloud when they change. */
export function PriceLine(props: { netCents: number; vatRate: number }) {
  const vat = () => vatOf(props.netCents, props.vatRate);
  return (
    <dl class="price-line" aria-live="polite" aria-label={words().perSeat}>
      <div>
        <dt>{words().priceNet}</dt>
        <dd class="num">{money(props.netCents)}</dd>
      </div>
      <div>
        <dt>{words().priceVat(rate(props.vatRate))}</dt>
        <dd class="num">{money(vat())}</dd>
      </div>
      <div>
        <dt>{words().priceGross}</dt>
        <dd class="num">{money(props.netCents + vat())}</dd>
      </div>
    </dl>
  );
}
