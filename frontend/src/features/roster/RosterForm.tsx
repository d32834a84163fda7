import type { RosterPreview } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { FileField } from "@/ui/form/FileField";
import { Form } from "@/ui/form/Form";
import { previewRoster } from "./mutations";

export type Looked = { bytes: ArrayBuffer; name: string; preview: RosterPreview };

/** Choose a file and look at what it would do. */
export function RosterForm({ coalition, done }: { coalition: string; done: (looked: Looked) => void }) {
  const t = useT();
  return (
    <Form
      initial={{ file: null as File | null }}
      readBy={t("roster.read_by")}
      submit={t("roster.look")}
      check={({ file }) => ({ file: file === null && t("roster.file_needed") })}
      send={async ({ file }) => {
        const bytes = await (file as File).arrayBuffer();
        return { bytes, name: (file as File).name, preview: await previewRoster(coalition, bytes) };
      }}
      done={done}
    >
      {(field) => (
        <FileField
          {...field("file")}
          label={t("roster.file")}
          hint={t("roster.file_hint")}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
        />
      )}
    </Form>
  );
}
