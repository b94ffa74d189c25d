"""``python -m fairshare``."""

from fairshare.faces.cli import main

raise SystemExit(main())
