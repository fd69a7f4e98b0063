import { useNavigate, useSearchParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/query.ts";
import { dayPlain } from "../../format/date.ts";
import { today } from "../../format/today.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/quality.ts";
import { useFirm } from "../../shell/firm.ts";
import { Checkbox } from "../../ui/choice.tsx";
import { Field, type Option, Select, TextArea } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHead, Section } from "../../ui/page.tsx";
import { day, flag, oneOf, optionalText, text } from "../../ui/schema.ts";
import { one } from "../../ui/search-param.ts";
import { Loaded } from "../../ui/state.tsx";
import { causes, type NewEntry, write } from "./quality.data.ts";

const KINDS = ["improvement", "note"] as const;
const Schema = v.object({
  kind: oneOf(KINDS),
  cause: optionalText(300),
  indicator: text(3),
  on: day(),
  title: text(160),
  text: text(4_000),
  isDone: flag(),
});

/** `complaint:<id>`, `words:<programme>:<hash>`, `figures:<programme>`, `incident`: a cause as a list of choices tells it. */
function causeOf(chosen: string | undefined): NewEntry["cause"] {
  const [kind, id = "", wordsHash = ""] = (chosen ?? "").split(":");
  if (kind === "complaint") return { kind, complaintID: id };
  if (kind === "words") return { kind, programmeID: id, wordsHash };
  if (kind === "figures") return { kind, programmeID: id };
  return kind === "incident" ? { kind } : null;
}

const shortened = (said: string) => (said.length > 90 ? `${said.slice(0, 90)}…` : said);

/** Writes down an improvement with what it came from, or a proof of an indicator. */
export default function AddEntry() {
  const here = useFirm();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const known = useQuery(() => causes());
  const [kind, setKind] = createSignal<string>(search.indicateur ? "note" : "improvement");
  const send = ({ cause, indicator, kind: chosen, ...rest }: v.InferOutput<typeof Schema>, key: string) =>
    write(
      {
        ...rest,
        kind: chosen,
        indicator: Number(indicator) as NewEntry["indicator"],
        cause: chosen === "improvement" ? causeOf(cause) : null,
      },
      key,
    );
  const complaint = () => one(search.reclamation);
  return (
    <>
      <PageHead title={words().register.add} crumbs={[{ href: here.path("/qualite"), title: words().title }]} />
      <Loaded of={known} rows={8}>
        {(found) => (
          <Form
            schema={Schema}
            send={send}
            done={() => navigate(here.path("/qualite"))}
            submit={words().register.keep}
            onTyping={(values) => setKind(values.kind === "note" ? "note" : "improvement")}
          >
            <Section title={words().register.what}>
              <Select
                label={words().register.kind}
                name="kind"
                initial={kind()}
                empty={false}
                options={KINDS.map((value) => ({ value, label: words().entryKind[value] }))}
              />
              <Show when={kind() === "improvement"}>
                <Select
                  label={words().head.cause}
                  hint={words().register.causeHint}
                  name="cause"
                  initial={complaint() ? `complaint:${complaint()}` : ""}
                  options={choices(found())}
                />
              </Show>
              <Select
                label={words().head.indicator}
                hint={words().register.indicatorHint}
                name="indicator"
                initial={one(search.indicateur) || "32"}
                options={found().indicators.map(({ indicator, about }) => ({
                  value: String(indicator),
                  label: `${indicator} – ${about[locale()]}`,
                }))}
              />
              <Field label={words().head.what} name="title" maxlength={160} autocomplete="off" />
              <TextArea label={words().register.text} hint={words().register.textHint} name="text" rows={5} />
              <Field label={words().head.on} name="on" type="date" initial={today()} />
              <Checkbox label={words().register.isDone} name="isDone" />
            </Section>
          </Form>
        )}
      </Loaded>
    </>
  );
}

type Causes = Awaited<ReturnType<ReturnType<typeof causes>["queryFn"]>>;

function choices({ complaints, programmes }: Causes): Option[] {
  return [
    ...complaints.map(({ complaintID, reference, receivedAt, about }) => ({
      value: `complaint:${complaintID}`,
      label: words().cause.complaintOf(reference, dayPlain(receivedAt), about),
    })),
    ...programmes.flatMap(({ programmeID, title, words: said }) => [
      { value: `figures:${programmeID}`, label: words().cause.figures(title) },
      ...said.map((quote) => ({
        value: `words:${programmeID}:${quote.wordsHash}`,
        label: words().cause.quote(shortened(quote.words)),
      })),
    ]),
    { value: "incident", label: words().cause.incident },
  ];
}
