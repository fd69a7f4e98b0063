import { createContext, useContext } from "solid-js";

interface FormScope {
  /** The sentence to write beside the field of this name, if it was refused. */
  errorOf: (name: string | undefined) => string | undefined;
  pending: () => boolean;
}

const FormContext = createContext<FormScope>({ errorOf: () => undefined, pending: () => false });

export const FormProvider = FormContext.Provider;
export const useForm = (): FormScope => useContext(FormContext);
