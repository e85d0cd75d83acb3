"""Run the command line as `python -m triage_app`."""

from triage_app.cli.main import main

if __name__ == "__main__":
    main()
