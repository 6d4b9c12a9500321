package org.stele.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stele.ledger.Ledger;
import org.stele.ledger.ordering.Subscription;
import org.stele.node.config.NodeDirectory;
import org.stele.node.watch.NetworkWatch;
import org.stele.vault.Vault;

/** Health at {@code /actuator/health}, metrics at {@code /actuator/prometheus}, and nothing else of Spring's. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    CompositeMeterRegistryAutoConfiguration.class,
    EndpointAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    JacksonEndpointAutoConfiguration.class,
    JvmMetricsAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    PrometheusMetricsExportAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    WebEndpointAutoConfiguration.class
})
public class MetricsConfiguration {
    @Bean
    HttpTraffic traffic(MeterRegistry registry) {
        return new HttpTraffic(registry);
    }

    @Bean
    NodeMetrics ledgerMetrics(Ledger ledger, NetworkWatch watch) {
        return new NodeMetrics(ledger, watch);
    }

    @Bean(destroyMethod = "close")
    MemberMetrics memberMetrics(MeterRegistry registry, NetworkWatch watch) {
        return new MemberMetrics(registry, watch);
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(Ledger ledger, NetworkWatch watch, InstantSource clock) {
        return new LedgerHealth(ledger, watch, clock);
    }

    @Bean
    JournalMetrics journalMetrics(Vault vault) {
        return new JournalMetrics(vault.journal());
    }

    /** Counts what becomes final from now on. */
    @Bean(destroyMethod = "close")
    Subscription transactionCounter(Ledger ledger, MeterRegistry registry) {
        return ledger.listen(ledger.status().certified(), new TransactionCounter(registry));
    }

    @Bean
    VaultHealth vaultHealthIndicator(Vault vault, InstantSource clock) {
        return new VaultHealth(vault, clock);
    }

    @Bean
    DiskHealth diskHealthIndicator(NodeDirectory directory) {
        return new DiskHealth(directory.root());
    }
}
