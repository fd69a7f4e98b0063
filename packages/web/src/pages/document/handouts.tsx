import { Show } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { dayPlain } from "../../format/date.ts";
import { words } from "../../messages/document.ts";
import { useFirm } from "../../shell/firm.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, OutsideLink } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { type Handout, handOut, type Papers, signedPath } from "./document.data.ts";

/** Who was handed what: sent, opened, signed; and sent again. */
export function Handouts(props: { cohortID: string; papers: Papers }) {
  const here = useFirm();
  const manages = here.is("owner", "manager");
  const handing = createCommand({
    send: (cohortID: string, key) => handOut({ cohortID }, key),
    done: ({ handed }) => toast(words().handedTo(handed)),
  });
  const again = createCommand({
    send: ({ recipientID }: Handout, key) => handOut({ cohortID: props.cohortID, recipientID }, key),
    done: (_, { name }) => toast(words().resent(name)),
  });
  const columns = (): Column<Handout>[] => [
    { id: "who", head: words().who, cell: (one) => <Who of={one} />, width: 28, phone: "title" },
    {
      id: "sent",
      head: words().sent,
      cell: (one) => (one.sentAt ? dayPlain(one.sentAt) : <Badge tone="wait">{words().sending}</Badge>),
      width: 24,
    },
    {
      id: "seen",
      head: words().seen,
      cell: ({ papers }) => words().seenOf(papers.filter(({ seenAt }) => seenAt).length, papers.length),
      width: 13,
    },
    { id: "rules", head: words().rules, cell: (one) => <Signed cohortID={props.cohortID} of={one} />, width: 24 },
    ...(manages
      ? [
          {
            id: "again",
            head: words().resend,
            cell: (one: Handout) => (
              <Button
                look="quiet"
                aria-label={words().resendTo(one.name)}
                pending={again.pending()}
                onClick={() => void again.run(one)}
              >
                {words().resend}
              </Button>
            ),
            width: 16,
          },
        ]
      : []),
  ];
  return (
    <Section title={words().handed}>
      <p class="hint">{words().handedHint}</p>
      <Show when={props.papers.handouts.length > 0} fallback={<p class="hint">{words().notHanded}</p>}>
        <Table caption={words().handed} rows={props.papers.handouts} columns={columns()} />
      </Show>
      <Show when={manages && props.papers.documents.length > 0}>
        <div class="actions">
          <Button
            look={props.papers.handouts.length > 0 ? "plain" : "primary"}
            pending={handing.pending()}
            onClick={() => void handing.run(props.cohortID)}
          >
            {words().handOut}
          </Button>
        </div>
      </Show>
    </Section>
  );
}

function Who(props: { of: Handout }) {
  return (
    <>
      {props.of.name}
      <Show when={props.of.to === "employer"}>
        {" "}
        <Badge>{words().employer}</Badge>
      </Show>
    </>
  );
}

function Signed(props: { cohortID: string; of: Handout }) {
  return (
    <Show when={props.of.to === "person" && props.of.papers.some(({ kind }) => kind === "rules")} fallback="–">
      <Show when={props.of.signed} fallback={<Badge tone="wait">{words().unsigned}</Badge>}>
        {(signed) => (
          <Show when={signed().hasCopy} fallback={words().signedOn(dayPlain(signed().at))}>
            <OutsideLink href={signedPath(props.cohortID, props.of.recipientID)} newWindow>
              {words().signedOn(dayPlain(signed().at))}
              <span class="sr"> – {words().signedCopy(props.of.name)}</span>
            </OutsideLink>
          </Show>
        )}
      </Show>
    </Show>
  );
}
