/** @jsxImportSource hono/jsx */
import type { ShownCell } from "@entrepairs/core/report";
import { number } from "../words/amount.ts";
import type { Locale } from "../words/bilingual.ts";
import { figureWords } from "../words/figure.ts";

/** What participants of a programme said, from published blocks alone: a rate with its number, never a mean without. */
export function Figures(props: { cells: readonly ShownCell[]; locale: Locale }) {
  const { cells, locale } = props;
  const t = figureWords(locale);
  const told = cells.flatMap(({ label, figure }) =>
    figure.kind === "refused" ? [] : [{ label: label[locale], figure }],
  );
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <p class="soft">{t.intro}</p>
      <table>
        <caption class="sr">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.question}</th>
            <th scope="col">{t.favourable}</th>
            <th scope="col">{t.people}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ label, figure }) => (
            <tr>
              <th scope="row">{label}</th>
              <td>
                {t.percent(number(figure.rate.percent, locale))}{" "}
                <span class="soft">
                  {t.of(number(figure.rate.satisfied, locale), number(figure.rate.answers, locale))}
                </span>
              </td>
              <td>{number(figure.people, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
