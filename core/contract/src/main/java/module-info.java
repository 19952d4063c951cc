/** The contracts of the ports: a provider's tests extend them. */
module dev.easel.contract {
    requires transitive dev.easel.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.easel.contract;
}
