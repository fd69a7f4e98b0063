/** @jsxImportSource hono/jsx */
import type { ContractInstalment } from "@entrepairs/core/enrolment";
import type { Plan } from "@entrepairs/core/plan";
import { day, money } from "@entrepairs/mail";
import type { Locale } from "../words/bilingual.ts";
import { planWords } from "../words/plan.ts";

type Line = Pick<ContractInstalment, "trigger" | "on" | "amount">;

/** What is paid and when, to the cent, as it is signed. */
export function Schedule(props: { parts: readonly Line[]; locale: Locale }) {
  const { parts, locale } = props;
  const t = planWords(locale);
  if (parts.length === 0) return <p>{t.noSchedule}</p>;
  return (
    <table>
      <caption class="sr">{t.caption}</caption>
      <Head locale={locale} />
      <tbody>
        {parts.map((part) => (
          <tr>
            <th scope="row">{t[part.trigger](day(part.on, locale))}</th>
            <td class="num">{money(part.amount, locale)}</td>
          </tr>
        ))}
      </tbody>
      <Total parts={parts} locale={locale} />
    </table>
  );
}

function Head(props: { locale: Locale; state?: boolean }) {
  const t = planWords(props.locale);
  return (
    <thead>
      <tr>
        <th scope="col">{t.when}</th>
        <th scope="col" class="num">
          {t.amount}
        </th>
        {props.state ? <th scope="col">{t.state}</th> : null}
      </tr>
    </thead>
  );
}

function Total(props: { parts: readonly Line[]; locale: Locale; state?: boolean }) {
  const sum = props.parts.reduce((total, { amount }) => total + amount, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{planWords(props.locale).total}</th>
        <td class="num">
          <strong>{money(sum, props.locale)}</strong>
        </td>
        {props.state ? <td /> : null}
      </tr>
    </tfoot>
  );
}

/** The schedule with where each part stands, its invoice and the page where it is paid. */
export function StandingSchedule(props: { plan: Plan.Shown; locale: Locale }) {
  const { plan, locale } = props;
  const t = planWords(locale);
  return (
    <>
      <Summary {...props} />
      <div class="table-wrap">
        <table>
          <caption class="sr">{t.caption}</caption>
          <Head locale={locale} state />
          <tbody>
            {plan.parts.map((part) => (
              <tr>
                <th scope="row">{t[part.trigger](day(part.on, locale))}</th>
                <td class="num">{money(part.amount, locale)}</td>
                <td>
                  <State part={part} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
          <Total parts={plan.parts} locale={locale} state />
        </table>
      </div>
    </>
  );
}

function State(props: { part: Plan.PartShown; locale: Locale }) {
  const { part, locale } = props;
  const t = planWords(locale);
  const path = part.payURL && new URL(part.payURL).pathname;
  const owed = part.due > 0 && part.state !== "processing";
  if (!path) return <>{t.states[part.state]}</>;
  return (
    <>
      {t.states[part.state]}
      <br />
      <a href={path}>{owed ? t.pay(money(part.due, locale)) : t.see(part.number ?? "")}</a>
    </>
  );
}

/** What is paid, and what comes next. */
function Summary(props: { plan: Plan.Shown; locale: Locale }) {
  const { plan, locale } = props;
  const t = planWords(locale);
  if (plan.stage === "paid") return <p class="good">{t.allPaid}</p>;
  if (plan.stage !== "running") return null;
  const next = plan.parts.find(({ state }) => state === "waiting" || state === "preparing");
  const words = { period: t.nextPeriod, session: t.nextSession, day: t.nextDay };
  return (
    <p>
      {t.paid(money(plan.paid, locale), money(plan.gross, locale))}{" "}
      {next ? t.next(money(next.amount, locale), words[next.trigger](day(next.on, locale))) : null}
    </p>
  );
}
