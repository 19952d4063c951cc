/** Requests, results and failures as JSON, and the journal of a batch as a file. */
module dev.easel.json {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive dev.easel.core;

    exports dev.easel.json;
    exports dev.easel.json.internal.wire to
            dev.easel.cli;
}
