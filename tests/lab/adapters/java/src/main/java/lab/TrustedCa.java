package lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trust in the CA of the file LAB_CA, in place of the JDK's own list; all else of TLS as the JDK has it. */
record TrustedCa(SSLContext context, X509TrustManager trustManager) {

    /** @return null without LAB_CA */
    static TrustedCa fromEnvironment() {
        String file = System.getenv("LAB_CA");
        if (file == null) {
            return null;
        }
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            Certificate ca = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("lab", ca);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return new TrustedCa(context, (X509TrustManager) factory.getTrustManagers()[0]);
        } catch (IOException | GeneralSecurityException error) {
            throw new IllegalStateException(file + ": could not be read as a CA's certificate", error);
        }
    }
}
