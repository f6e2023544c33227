// The sheets of what only the admin uses of Mantine.
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/Menu.css";
