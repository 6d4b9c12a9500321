package org.stele.node.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.stele.link.server.TomcatHome;
import org.stele.node.config.HttpSettings;
import org.stele.node.config.NodeDirectory;
import org.stele.node.problem.ProblemValve;
import org.stele.node.start.NodeStartException.Reason;

/** Tomcat as a node needs it: a virtual thread a request, nothing outside the node's directory, problems for errors. */
final class Tomcat {
    private static final int HEADERS = 32 << 10;
    private static final int IDLE_MILLIS = 20_000;
    private static final int CONNECTIONS = 8_192;

    private Tomcat() {}

    static TomcatServletWebServerFactory factory(HttpSettings settings, NodeDirectory directory) {
        TomcatHome.forget();
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();
        factory.setAddress(address(settings.address()));
        factory.setPort(settings.port());
        factory.setBaseDirectory(directory.temporary().toFile());
        factory.setRegisterDefaultServlet(false);
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.setDisableMBeanRegistry(true);
        factory.addProtocolHandlerCustomizers((AbstractProtocol<?> protocol) -> limit(protocol));
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
        return factory;
    }

    private static void limit(AbstractProtocol<?> protocol) {
        protocol.setExecutor(new VirtualThreadExecutor("http-"));
        protocol.setConnectionTimeout(IDLE_MILLIS);
        protocol.setMaxConnections(CONNECTIONS);
        if (protocol instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxHttpRequestHeaderSize(HEADERS);
            http.setMaxSwallowSize(HEADERS);
        }
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new NodeStartException(Reason.ADDRESS, "http.address is no address of this machine: correct it", e);
        }
    }
}
