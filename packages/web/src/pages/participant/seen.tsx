import { useParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useQuery } from "../../api/query.ts";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/seen.ts";
import { useFirm } from "../../shell/firm.ts";
import { Note, PageHead, Section } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { Quotes, Stages } from "../report/cells.tsx";
import { seenByEmployer, type Seen as Told } from "./seen.data.ts";

/** What an employer reads of his people's group: the same frozen reports and words, as they are. */
export default function Seen() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => seenByEmployer(params.id));
  return (
    <>
      <PageHead
        title={words().title}
        crumbs={[{ href: here.path("/parcours"), title: words().toPath }]}
        sub={<span>{query.data?.cohortName}</span>}
      />
      <Loaded of={query}>
        {(data) => (
          <Show when={data().stages.length > 0 || data().waiting} fallback={<p>{words().alone}</p>}>
            <Results of={data()} />
          </Show>
        )}
      </Loaded>
    </>
  );
}

function Results(props: { of: Told }) {
  return (
    <div class="stack">
      <p>{words().same}</p>
      <Section title={words().results}>
        <Show when={props.of.waiting?.why}>{(why) => <p>{why()[locale()]}</p>}</Show>
        <Stages of={props.of.stages} />
        <Show when={props.of.words.length > 0}>
          <Quotes of={props.of.words} />
        </Show>
      </Section>
      <p class="hint">{words().also}</p>
      <Note>{words().never}</Note>
    </div>
  );
}
