import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
log = logging.getLogger("app")
log.debug("hidden")
log.info("shown %s %d", "text", 5)
log.warning("careful")
log.getChild("db").error("broken: %r", ValueError("x"))
logging.info("root")
log.setLevel(logging.ERROR)
log.warning("now hidden")
log.critical("still shown")
print(log.isEnabledFor(logging.INFO), logging.getLevelName(30), log.name)
