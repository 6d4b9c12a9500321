package org.stele.ordering.raft.tls;

import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.thirdparty.io.netty.handler.ssl.SslProvider;

/** Puts all of it into Ratis: there is no connection without it, in or out. */
public final class PeerSecurity {
    private PeerSecurity() {}

    /** The parameters of a Ratis server, or of a client's connections. */
    public static Parameters parameters(PeerTls tls) {
        Parameters parameters = new Parameters();
        GrpcConfigKeys.TLS.setConf(
                parameters,
                GrpcTlsConfig.newBuilder()
                        .setKeyManager(new OwnKey(tls))
                        .setTrustManager(new OthersKeys(tls.trust()))
                        .setMutualTls(true)
                        .setSslProvider(SslProvider.JDK)
                        .setProtocols("TLSv1.3")
                        .build());
        PeerGuard guard = new PeerGuard(tls.trust());
        GrpcConfigKeys.Server.setServicesCustomizer(parameters, (builder, types) -> builder.intercept(guard));
        return parameters;
    }
}
