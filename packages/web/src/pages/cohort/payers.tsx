import * as v from "valibot";
import { useQuery } from "../../api/index.ts";
import { money } from "../../format/index.ts";
import "../../messages/enrolment.ts";
import { words } from "../../messages/payers.ts";
import { words as ui } from "../../messages/ui.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/form.tsx";
import { Loaded } from "../../ui/state.tsx";
import { toast } from "../../ui/toast.tsx";
import { organizations } from "../organization/organizations.data.ts";
import { changePayers, type Enrolment, type PayerTerms } from "./cohort.data.ts";
import { OfSeat } from "./of-group.tsx";
import { PayerRows } from "./payer-rows.tsx";
import { Rows } from "./payer-schema.ts";

const schema = v.object({ payers: Rows });

/** Who pays for one seat, before anything of it is invoiced. */
export default function SeatPayers() {
  return (
    <OfSeat title={words().title}>
      {(whole, one, back) => <Fields enrolment={one()} cohortID={whole().cohort.cohortID} onClose={back} />}
    </OfSeat>
  );
}

function Fields(props: { enrolment: Enrolment; cohortID: string; onClose: () => void }) {
  const query = useQuery(() => organizations);
  const send = ({ payers }: { payers: PayerTerms }, key: string) =>
    changePayers({ cohortID: props.cohortID, enrolmentID: props.enrolment.enrolmentID }, payers, key);
  const done = () => {
    toast(words().saved);
    props.onClose();
  };
  return (
    <>
      <p>
        {words().price(money(props.enrolment.priceNet))} {words().intro}
      </p>
      <Loaded of={query} rows={4}>
        {(known) => (
          <Form
            schema={schema}
            send={send}
            done={done}
            submit={words().save}
            actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
          >
            <PayerRows organizations={known()} payers={props.enrolment.payers} />
          </Form>
        )}
      </Loaded>
    </>
  );
}
