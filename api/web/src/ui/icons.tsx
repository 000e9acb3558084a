// The few pictures of the shell's buttons. Their meaning is always said by the button's name.

const Icon = ({ path }: { path: string }) => (
  <svg class="shell-icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
    <path d={path} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
  </svg>
);

export const UndoIcon = () => <Icon path="M7 4 3 8l4 4M3 8h8a5 5 0 0 1 0 9H8" />;
export const RedoIcon = () => <Icon path="m13 4 4 4-4 4M17 8H9a5 5 0 0 0 0 9h3" />;
export const BackIcon = () => <Icon path="M3 9.5 10 4l7 5.5M5 8.5V16h10V8.5" />;
export const CloseIcon = () => <Icon path="m5 5 10 10M15 5 5 15" />;
export const DownIcon = () => <Icon path="m5 8 5 5 5-5" />;
