import { For } from "solid-js";
import { createCommand } from "../../api/index.ts";
import { words as sheet } from "../../messages/sheet.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import type { Editing } from "../../ui/editing.tsx";
import { Section } from "../../ui/page.tsx";
import { edit, type Programme } from "./programme.data.ts";
import { Said } from "./said.tsx";
import { kindOf, labelOf } from "./sheet-words.ts";

type Problem = Programme["problems"][number];

/** What the import guessed or left out, until someone has looked at it. */
export function Problems(props: { programme: Programme; editing: Editing }) {
  const command = createCommand({
    send: (problems: readonly Problem[], key) =>
      props.editing.save((rev) =>
        edit(props.programme.programmeID, { ...props.programme.content, problems: [...problems], rev }, key),
      ),
  });
  const all = () => props.programme.problems;
  return (
    <Section
      title={sheet().problems}
      actions={
        <Button look="quiet" pending={command.pending()} onClick={() => void command.run([])}>
          {sheet().settleAll}
        </Button>
      }
    >
      <ul class="problems">
        <For each={all()}>
          {(problem) => (
            <li>
              <div>
                <p>
                  <strong>{labelOf(problem.field)}</strong> <Badge tone="wait">{kindOf(problem.code)}</Badge>
                </p>
                <Said problem={problem} />
              </div>
              <Button
                look="quiet"
                onClick={() => void command.run(all().filter((one) => one !== problem))}
                aria-label={`${sheet().settle} – ${labelOf(problem.field)}`}
              >
                {sheet().settle}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </Section>
  );
}
