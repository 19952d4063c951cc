package dev.easel.cli.output;

import dev.easel.core.internal.saved.SavedEntry;
import java.nio.file.Path;
import java.util.List;

/** Reports the result or the failure of a command. */
public interface Report {
    /** Reports the result. */
    void done(Outcome outcome);

    /** Reports what would be sent. */
    void planned(Plan plan);

    /** Reports what is saved in a folder, the newest first. */
    void saved(Path folder, List<SavedEntry> entries);

    /** Reports the failure. */
    void failed(Throwable failure);

    /** Reports the failure of one of several inputs. */
    void failed(String input, Throwable failure);
}
