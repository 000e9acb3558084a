import { Failure } from "../model/api";
import { warn } from "./notice";

/** Does what may fail at the server or in the browser, and says so when it does. */
export async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof Failure)) {
      warn("Có lỗi ngoài dự kiến; bản thảo vẫn được giữ. Hãy tải lại trang rồi thử lại.");
      throw cause;
    }
    warn([cause.message, cause.suggestion].filter(Boolean).join(" "));
  }
}
