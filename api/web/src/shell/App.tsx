import "./shell.css";
import { Findings } from "../findings/Findings";
import { Form } from "../form/Form";
import { Paper } from "../paper/Paper";

/** The page. */
export function App() {
  return (
    <main>
      <Form />
      <Findings />
      <Paper />
    </main>
  );
}
