"""The script that PyInstaller freezes; `triage_app.frozen` is imported, so that it has a name."""

from triage_app.frozen import main

main()
