import { useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/programme.ts";
import { words as settings } from "../../messages/settings.ts";
import { useFirm } from "../../shell/firm.ts";
import { Editable, type Editing } from "../../ui/editing.tsx";
import { later } from "../../ui/later.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { edit, type Programme, programmeOf, underItsField } from "./programme.data.ts";
import { ProgrammeForm } from "./programme-form.tsx";
import { LISTS } from "./programme-schema.ts";
import { Publication } from "./publication.tsx";
import { StatusBadge } from "./status-badge.tsx";
import "./programme.css";

// Only an import leaves something to check.
const Problems = later(() => import("./problems.tsx").then((part) => part.Problems));

/** One programme: where it stands, what is still empty, and all that it says. */
export default function EditProgramme() {
  const here = useFirm();
  const params = useParams<{ id: string }>();
  const query = useQuery(() => programmeOf(params.id));
  return (
    <Loaded of={query} heading={words().one}>
      {(found) => (
        <>
          <PageHead
            title={found().content.title}
            crumbs={[
              { href: here.path("/reglages"), title: settings().title },
              { href: here.path("/reglages/programmes"), title: words().title },
            ]}
            sub={<StatusBadge status={found().status} ahead={found().isAheadOfPublished} />}
          />
          <Editable rev={found().rev} reload={() => query.refetch()}>
            {(editing) => <Editor programme={found()} editing={editing} />}
          </Editable>
        </>
      )}
    </Loaded>
  );
}

function Editor(props: { programme: Programme; editing: Editing }) {
  const [dirty, setDirty] = createSignal(false);
  const programmeID = () => props.programme.programmeID;
  return (
    <div class="stack editor">
      <div class="stack editor-side">
        <Publication programme={props.programme} editing={props.editing} dirty={dirty()} />
        <Show when={props.programme.problems.length > 0}>
          <Problems programme={props.programme} editing={props.editing} />
        </Show>
      </div>
      <ProgrammeForm
        content={props.programme.content}
        onTyping={() => setDirty(true)}
        send={(values, key) =>
          underItsField(
            props.editing.save((rev) => edit(programmeID(), { ...values, rev }, key)),
            LISTS,
          )
        }
        done={() => {
          setDirty(false);
          toast(words().saved);
        }}
      />
    </div>
  );
}
