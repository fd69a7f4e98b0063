import { useNavigate } from "@solidjs/router";
import * as v from "valibot";
import { locale } from "../../messages/locale.ts";
import { words } from "../../messages/method.ts";
import { words as ui } from "../../messages/ui.ts";
import { useFirm } from "../../shell/firm.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";
import { text } from "../../ui/schema.ts";
import { toast } from "../../ui/toast.tsx";
import { copy, type Listed } from "./method.data.ts";

const Named = v.object({
  name: v.object({ fr: text(80), en: v.optional(v.pipe(v.string(), v.maxLength(80, "max_length"))) }),
});

/** A copy under a name of its own, then its editor. */
export function CopyDialog(props: { from: Listed; onClose: () => void }) {
  const here = useFirm();
  const navigate = useNavigate();
  const send = ({ name }: v.InferOutput<typeof Named>, key: string) => copy({ from: props.from.templateID, name }, key);
  const done = ({ templateID }: { templateID: string }) => {
    props.onClose();
    toast(words().copied);
    navigate(here.path(`/reglages/modeles/${templateID}`));
  };
  return (
    <Dialog open onClose={props.onClose} title={words().copyTitle(props.from.name[locale()])}>
      <Form
        schema={Named}
        send={send}
        done={done}
        submit={words().copySubmit}
        actions={<Button onClick={() => props.onClose()}>{ui().cancel}</Button>}
      >
        <Field label={words().name} name="name.fr" autocomplete="off" maxlength={80} initial={props.from.name.fr} />
        <Field
          label={words().nameEn}
          hint={words().enHint}
          name="name.en"
          autocomplete="off"
          maxlength={80}
          initial={props.from.name.en}
          optional
        />
      </Form>
    </Dialog>
  );
}
