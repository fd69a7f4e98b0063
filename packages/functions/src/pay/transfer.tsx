/** @jsxImportSource hono/jsx */
import { Bank } from "@entrepairs/core/firm";
import type { Invoice } from "@entrepairs/core/invoice";
import type { Locale } from "../site/words/bilingual.ts";
import { payWords } from "../site/words/pay.ts";

interface Props {
  invoice: Invoice.Stored;
  locale: Locale;
}

function Mail(props: { address: string }) {
  const { address } = props;
  return <a href={`mailto:${address}`}>{address}</a>;
}

/** Where to transfer, as the invoice says it, or whom to ask. */
function Account(props: Props) {
  const { invoice, locale } = props;
  const t = payWords(locale);
  const { bank, email } = invoice.seller;
  return (
    <dl class="facts">
      {bank ? (
        <>
          <dt>{t.bankHolder}</dt>
          <dd>{bank.holder}</dd>
          <dt>IBAN</dt>
          <dd>{Bank.formatIban(bank.iban)}</dd>
          {bank.bic ? (
            <>
              <dt>BIC</dt>
              <dd>{bank.bic}</dd>
            </>
          ) : null}
        </>
      ) : null}
      <dt>{t.transferReference}</dt>
      <dd>
        <strong>{invoice.number}</strong>
      </dd>
      <dt>{t.transferAsk}</dt>
      <dd>
        <Mail address={email} />
      </dd>
    </dl>
  );
}

/**
 * A firm that does not collect online yet, or a public body, whose accountant pays by transfer: the account when the
 * invoice has one, else whom to ask.
 */
export function Transfer(props: Props) {
  const t = payWords(props.locale);
  const { seller, buyer } = props.invoice;
  const { name, bank } = seller;
  const transfer = buyer.kind === "publicBody" ? t.mandate : t.transfer(name);
  return (
    <div class="stack">
      <h3>{bank ? t.transferTitle : t.askTitle}</h3>
      <p>{bank ? transfer : t.ask(name)}</p>
      <Account {...props} />
    </div>
  );
}

/** Beside the button: another way for who prefers it, only when there is one. */
export function OtherWay(props: Props) {
  const t = payWords(props.locale);
  const { bank, email } = props.invoice.seller;
  if (!bank) {
    return (
      <p class="soft">
        {t.questions} <Mail address={email} />
      </p>
    );
  }
  return (
    <details>
      <summary>{t.otherWay}</summary>
      <Account {...props} />
    </details>
  );
}
