package org.stele.link.server;

import java.net.InetSocketAddress;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfig.CertificateVerification;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLUtil;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.stele.link.tls.NodeTls;

/** Tomcat's connector as other nodes meet it: TLS 1.3 only, a client certificate always, and small limits. */
final class PeerConnector {
    private static final int CONNECTIONS = 1_024;
    private static final int HEADERS = 8 << 10;
    private static final int SILENCE_MILLIS = 10_000;
    /** Longer than a client keeps an idle connection (30 s), so that it is the client who closes it. */
    private static final int IDLE_MILLIS = 60_000;

    private PeerConnector() {}

    static Connector of(InetSocketAddress address, NodeTls tls) {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setAddress(address.getAddress());
        protocol.setSSLEnabled(true);
        protocol.setExecutor(new VirtualThreadExecutor("peer-"));
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setConnectionTimeout(SILENCE_MILLIS);
        protocol.setKeepAliveTimeout(IDLE_MILLIS);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setMaxHttpRequestHeaderSize(HEADERS);
        protocol.setMaxSwallowSize(HEADERS);
        protocol.setTcpNoDelay(true);
        Connector connector = new Connector(protocol);
        connector.setPort(address.getPort());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);
        connector.addSslHostConfig(hostConfig(tls));
        return connector;
    }

    private static SSLHostConfig hostConfig(NodeTls tls) {
        SSLHostConfig config = new SSLHostConfig();
        config.setProtocols(NodeTls.PROTOCOL);
        config.setCertificateVerification(CertificateVerification.REQUIRED.name());
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.EC);
        certificate.setSslContext(SSLUtil.createSSLContext(tls.accepting(), tls.keys(), tls.anyMember()));
        config.addCertificate(certificate);
        return config;
    }
}
