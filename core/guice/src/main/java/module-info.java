/** Guice modules that bind Easel and its providers. */
module dev.easel.guice {
    requires transitive dev.easel.core;
    requires transitive com.google.guice;
    requires com.google.common;
    requires jakarta.inject;

    exports dev.easel.guice;
}
