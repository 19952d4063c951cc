package dev.easel.it.faults;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that is logged while it is open, at every level. */
final class CapturedLog extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger easel = Logger.getLogger("dev.easel");
    private final Handler[] usual = root.getHandlers();
    private final StringBuffer text = new StringBuffer();

    CapturedLog() {
        setFormatter(new SimpleFormatter());
        setLevel(Level.ALL);
        for (Handler handler : usual) {
            root.removeHandler(handler);
        }
        root.addHandler(this);
        easel.setLevel(Level.ALL);
    }

    /** Returns what was logged since it was last taken. */
    String taken() {
        synchronized (text) {
            String taken = text.toString();
            text.setLength(0);
            return taken;
        }
    }

    @Override
    public void publish(LogRecord entry) {
        text.append(getFormatter().format(entry));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        easel.setLevel(null);
        root.removeHandler(this);
        for (Handler handler : usual) {
            root.addHandler(handler);
        }
    }
}
