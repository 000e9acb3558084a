import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import { App } from "./shell/App";

render(<App />, document.getElementById("page")!);
