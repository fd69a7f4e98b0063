import { For, Show } from "solid-js";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { useFirm } from "../../shell/firm.ts";
import { Link, OutsideLink } from "../../ui/button.tsx";
import { isWorded, type Kept, KINDS, type Paper, type Papers, paperPath, reviewPath } from "./document.data.ts";
import "./document.css";

interface Props {
  cohortID: string;
  papers: Papers;
}

/** Each kind of document of a group, what there is of it, who was handed it and opened it; or what it waits for. */
export function PaperList(props: Props) {
  const of = (kind: Kept) => props.papers.documents.filter((one) => one.kind === kind);
  return (
    <div class="papers">
      <For each={KINDS}>
        {(kind) => (
          <section>
            <h3>{words().kinds[kind]}</h3>
            <Show when={of(kind).length > 0} fallback={<Waiting cohortID={props.cohortID} kind={kind} />}>
              <ul class="plain-list">
                <For each={of(kind)}>
                  {(one) => <OnePaper cohortID={props.cohortID} papers={props.papers} of={one} />}
                </For>
              </ul>
            </Show>
          </section>
        )}
      </For>
      <section>
        <h3>{words().kinds.collectiveReview}</h3>
        <Show when={props.papers.hasReview} fallback={<p class="hint">{words().noReview}</p>}>
          <div class="row-start">
            <OutsideLink href={reviewPath(props.cohortID, "fr")} newWindow>
              {words().french}
              <span class="sr"> {words().kinds.collectiveReview}</span>
            </OutsideLink>
            <OutsideLink href={reviewPath(props.cohortID, "en")} newWindow>
              {words().english}
              <span class="sr"> {words().kinds.collectiveReview}</span>
            </OutsideLink>
          </div>
        </Show>
      </section>
      <section>
        <h3>{words().own}</h3>
        <p class="hint">{words().others}</p>
      </section>
    </div>
  );
}

/** What a kind waits for, and where that is done. */
function Waiting(props: { cohortID: string; kind: Kept }) {
  const here = useFirm();
  const tab = { sheet: "presence", certificate: "documents", satisfaction: "satisfaction" } as const;
  const of = () => (props.kind in tab ? tab[props.kind as keyof typeof tab] : undefined);
  return (
    <p class="hint">
      {words().waits[props.kind]}{" "}
      <Show when={of()}>
        {(name) => <Link href={here.path(`/groupes/${props.cohortID}?onglet=${name()}`)}>{words().tabs[name()]}</Link>}
      </Show>
    </p>
  );
}

const isDay = (name: string) => /^\d{4}-\d\d-\d\d$/.test(name);

function OnePaper(props: Props & { of: Paper }) {
  const name = () => (isDay(props.of.name) ? dayPlain(props.of.name) : props.of.name);
  const what = () => words().of(words().kinds[props.of.kind], name());
  return (
    <li class="paper">
      <div>
        <Show when={name()}>
          {(shown) => (
            <>
              <strong>{shown()}</strong>{" "}
            </>
          )}
        </Show>
        <span class="hint">{told(props.of, props.papers)}</span>
      </div>
      <div class="row-start">
        <OutsideLink href={paperPath(props.cohortID, props.of, "fr")} newWindow>
          {words().french}
          <span class="sr"> {what()}</span>
        </OutsideLink>
        <OutsideLink href={paperPath(props.cohortID, props.of, "en")} newWindow>
          {words().english}
          <span class="sr"> {what()}</span>
        </OutsideLink>
      </div>
    </li>
  );
}

/** `préparé le 3 mars, remis à 8 personnes, ouvert par 5, signé par 4`. */
function told({ kind, textHash, madeAt, edition }: Paper, { handouts }: Papers): string {
  const handed = handouts.flatMap(({ papers, sentAt, signed }) =>
    papers
      .filter((one) => one.kind === kind && one.textHash === textHash && sentAt !== null)
      .map(({ seenAt }) => ({ isSeen: seenAt !== null, isSigned: signed !== null })),
  );
  const made = words().madeOn(dayPlain(madeAt), isWorded(kind) ? edition : null);
  if (handed.length === 0) return made;
  const seen = handed.filter(({ isSeen }) => isSeen).length;
  const signed = kind === "rules" ? handed.filter(({ isSigned }) => isSigned).length : 0;
  return [made, words().handedOf(handed.length), words().openedBy(seen), words().signedBy(signed)]
    .filter(Boolean)
    .join(", ");
}
