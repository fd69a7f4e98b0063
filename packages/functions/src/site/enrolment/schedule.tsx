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

function Head(props: { locale: Locale }) {
  const t = planWords(props.locale);
  return (
    <thead>
      <tr>
        <th scope="col">{t.when}</th>
        <th scope="col" class="num">
          {t.amount}
        </th>
      </tr>
    </thead>
  );
}

function Total(props: { parts: readonly Line[]; locale: Locale }) {
  const sum = props.parts.reduce((total, { amount }) => total + amount, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{planWords(props.locale).total}</th>
        <td class="num">
          <strong>{money(sum, props.locale)}</strong>
        </td>
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
      <table>
        <caption class="sr">{t.caption}</caption>
        <Head locale={locale} />
        <tbody>
          {plan.parts.map((part) => (
            <tr>
              <th scope="row">
                {t[part.trigger](day(part.on, locale))}
                <br />
                <State part={part} locale={locale} />
              </th>
              <td class="num">{money(part.amount, locale)}</td>
            </tr>
          ))}
        </tbody>
        <Total parts={plan.parts} locale={locale} />
      </table>
    </>
  );
}

function State(props: { part: Plan.PartShown; locale: Locale }) {
  const { part, locale } = props;
  const t = planWords(locale);
  const path = part.payURL && new URL(part.payURL).pathname;
  const owed = part.due > 0 && part.state !== "processing";
  return (
    <>
      <span class="badge">{t.states[part.state]}</span>{" "}
      {path ? <a href={path}>{owed ? t.pay(money(part.due, locale)) : t.see(part.number ?? "")}</a> : null}
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
