import { useNavigate, useParams } from "@solidjs/router";
import { For } from "solid-js";
import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { words } from "../../messages/document.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { RadioRow } from "../../ui/choice.tsx";
import { Form } from "../../ui/form.tsx";
import { oneOf } from "../../ui/schema.ts";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { OfSeat } from "../cohort/of-group.tsx";
import { assess, type Level, papersOf } from "./document.data.ts";

const LEVELS = ["reached", "partly", "notReached", "notAssessed"] as const satisfies readonly Level[];
const schema = v.object({ levels: v.optional(v.array(oneOf(LEVELS)), []) });

/** What one person reached of each objective, as his facilitator says it. */
export default function Assess() {
  const params = useParams<{ id: string; seat: string }>();
  const here = useFirm();
  const navigate = useNavigate();
  const query = useQuery(() => papersOf(params.id));
  const back = () => navigate(here.path(`/groupes/${params.id}/documents`), { replace: true });
  const done = () => {
    toast(words().saved);
    back();
  };
  return (
    <OfSeat title={(name) => words().assessTitle(name)}>
      {() => (
        <Loaded of={query}>
          {(papers) => {
            const { objectives, attainments } = papers();
            const before = attainments.find(({ enrolmentID }) => enrolmentID === params.seat)?.results ?? [];
            const levelOf = (objective: string): Level =>
              before.find((one) => one.objective === objective)?.level ?? "notAssessed";
            return (
              <Form
                schema={schema}
                send={({ levels }, key) =>
                  assess(
                    {
                      cohortID: params.id,
                      enrolmentID: params.seat,
                      results: objectives.map((objective, at) => ({ objective, level: levels[at] ?? "notAssessed" })),
                    },
                    key,
                  )
                }
                done={done}
                submit={words().saveAssessed}
                actions={<Button onClick={back}>{ui().cancel}</Button>}
              >
                <For each={objectives}>
                  {(objective, at) => (
                    <RadioRow
                      label={objective}
                      name={`levels.${at()}`}
                      initial={levelOf(objective)}
                      options={LEVELS.map((value) => ({ value, label: words().levels[value] }))}
                    />
                  )}
                </For>
              </Form>
            );
          }}
        </Loaded>
      )}
    </OfSeat>
  );
}
