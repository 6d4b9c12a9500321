package org.stele.node.start;

import java.util.Objects;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The web part, serving. */
record Web(ServletWebServerApplicationContext context, WebServer server) implements AutoCloseable {
    static Web of(ServletWebServerApplicationContext context) {
        return new Web(context, Objects.requireNonNull(context.getWebServer(), "a started context serves"));
    }

    int port() {
        return server.getPort();
    }

    /** Answers what is being asked, for some seconds. */
    @Override
    public void close() {
        context.close();
    }

    /** Cuts every connection. */
    void kill() {
        server.stop();
        server.destroy();
        context.close();
    }
}
