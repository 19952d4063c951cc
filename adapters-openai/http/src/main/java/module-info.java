/** The client kit that every dialect shares; it knows no dialect. */
module dev.easel.http {
    requires transitive dev.easel.core;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires jdk.net;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
    requires static dev.easel.guice;

    exports dev.easel.http;
    exports dev.easel.http.apache;
    exports dev.easel.http.body;
    exports dev.easel.http.error;
    exports dev.easel.http.guice;
    exports dev.easel.http.json;
    exports dev.easel.http.remote;
    exports dev.easel.http.retry;
    exports dev.easel.http.usage;

    opens dev.easel.http.guice to
            com.google.guice;
}
