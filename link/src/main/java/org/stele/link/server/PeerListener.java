package org.stele.link.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.link.tls.NodeTls;

/**
 * Listens for the other members' nodes, apart from everything else that a node serves: a port, threads and limits of its own.
 * Only who shows the TLS key of a member in force comes in. Safe for use by many threads.
 */
public final class PeerListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeerListener.class);

    private final Tomcat tomcat;
    private final PeerServlet servlet;

    private PeerListener(Tomcat tomcat, PeerServlet servlet) {
        this.tomcat = tomcat;
        this.servlet = servlet;
    }

    /**
     * Begins to listen.
     *
     * @param address port 0 is any that is free
     * @param scratch a folder for the server's own use, made where absent
     * @throws IOException where nothing can be served there; the message says what to do
     */
    public static PeerListener open(InetSocketAddress address, Path scratch, NodeTls tls) throws IOException {
        Registry.disableRegistry();
        TomcatHome.forget();
        Files.createDirectories(scratch);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(scratch.toString());
        Connector connector = PeerConnector.of(address, tls);
        tomcat.setConnector(connector);
        tomcat.getServer().setUtilityThreads(1);
        PeerServlet servlet = new PeerServlet(tls.members());
        Context context = tomcat.addContext("", scratch.toString());
        keepQuiet(context);
        Tomcat.addServlet(context, "peer", servlet);
        context.addServletMappingDecoded("/*", "peer");
        start(tomcat, address);
        return new PeerListener(tomcat, servlet);
    }

    /** What Tomcat looks for when an application is taken out of it does not concern one that ends with it. */
    private static void keepQuiet(Context context) {
        if (context instanceof StandardContext standard) {
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
    }

    private static void start(Tomcat tomcat, InetSocketAddress address) throws IOException {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            stop(tomcat);
            throw new IOException(
                    isInUse(e)
                            ? "port " + address.getPort() + " is in use: set another peer.listen, or end who has it"
                            : "nothing can be served at peer.listen: correct it",
                    e);
        }
    }

    private static boolean isInUse(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Answers at a route from now on; whoever asks before is told that there is nothing. */
    public Serving serve(PeerRoute route) {
        servlet.serve(route);
        return () -> servlet.withdraw(route);
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Cuts every connection. */
    @Override
    public void close() {
        stop(tomcat);
    }

    private static void stop(Tomcat tomcat) {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            LOG.warn("the listener for other nodes did not end cleanly", e);
        }
    }

    /** Answering at a route, until closed. */
    public interface Serving extends AutoCloseable {
        @Override
        void close();
    }
}
