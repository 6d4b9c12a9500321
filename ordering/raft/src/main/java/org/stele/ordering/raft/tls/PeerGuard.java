package org.stele.ordering.raft.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.ratis.proto.grpc.RaftClientProtocolServiceGrpc;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Grpc;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;

/**
 * Looks at the key behind every call and every message of it, since connections live on when the decision about a key
 * changed, and a resumed TLS session asks nobody. What administers a peer (and could delete its log) is not for other peers.
 */
final class PeerGuard implements ServerInterceptor {
    private final PeerTrust trust;

    PeerGuard(PeerTrust trust) {
        this.trust = trust;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Hash key = keyBehind(call);
        if (key == null || !trust.accepts(key) || !isForPeers(call)) {
            refuse(call);
            return new ServerCall.Listener<>() {};
        }
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                if (trust.accepts(key)) {
                    super.onMessage(message);
                } else {
                    refuse(call);
                }
            }
        };
    }

    private static boolean isForPeers(ServerCall<?, ?> call) {
        String service = call.getMethodDescriptor().getServiceName();
        return RaftServerProtocolServiceGrpc.SERVICE_NAME.equals(service)
                || RaftClientProtocolServiceGrpc.SERVICE_NAME.equals(service);
    }

    private static @Nullable Hash keyBehind(ServerCall<?, ?> call) {
        SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        try {
            return session != null && session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? PeerTls.keyOf(certificate)
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    private static void refuse(ServerCall<?, ?> call) {
        if (!call.isCancelled()) {
            call.close(Status.PERMISSION_DENIED.withDescription("not a peer, or not for peers"), new Metadata());
        }
    }
}
