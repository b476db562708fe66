package io.deployguardian.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * DynamoDB Local's HTTP server, by reflection: its classes live in a class loader of their own,
 * since they need versions of Jackson, Netty and the AWS SDK that nothing else may see.
 */
record DynamoDbLocalServer(Object proxy, URI endpoint) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String SERVER = "com.amazonaws.services.dynamodbv2.local.server.";
  private static final boolean SHARED = true;
  private static final boolean WITHOUT_DELAYS = false;
  private static final String NO_CORS = null;

  // Held, so that its level lasts: the engine's old SDK complains about JAXB, which it doesn't
  // need.
  private static final Logger QUIET = Logger.getLogger("com.amazonaws");

  /**
   * Built from its parts rather than by its command line, which prints a banner with a port that
   * isn't ours and configures telemetry. Unconfigured, nothing is sent.
   *
   * @param folder where the tables are kept; null for in memory
   */
  static DynamoDbLocalServer start(DynamoDbLocalJars jars, String folder)
      throws ReflectiveOperationException {
    QUIET.setLevel(Level.SEVERE);
    // Jetty and Log4j look for their services there.
    Thread.currentThread().setContextClassLoader(jars.loader());
    var proxy = proxy(jars, folder);
    var connector = connector(proxy);
    // On its own it listens on every interface, on a port that someone else may have taken.
    call(connector, "setHost", String.class, LOOPBACK);
    call(connector, "setPort", int.class, 0);
    call(proxy, "safeStart");
    return new DynamoDbLocalServer(
        proxy, URI.create("http://" + LOOPBACK + ":" + call(connector, "getLocalPort")));
  }

  void stop() {
    try {
      call(proxy, "stop");
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("not the DynamoDB Local we know", e);
    }
  }

  private static Object proxy(DynamoDbLocalJars jars, String folder)
      throws ReflectiveOperationException {
    var engine =
        jars.load(SERVER + "LocalDynamoDBRequestHandler")
            .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
            .newInstance(0, folder == null, folder, SHARED, WITHOUT_DELAYS);
    var http =
        jars.load(SERVER + "LocalDynamoDBServerHandler")
            .getConstructor(jars.load(SERVER + "DynamoDBRequestHandler"), String.class)
            .newInstance(engine, NO_CORS);
    return jars.load(SERVER + "DynamoDBProxyServer")
        .getConstructor(int.class, jars.load(SERVER + "AbstractLocalDynamoDBServerHandler"))
        .newInstance(0, http);
  }

  private static Object connector(Object proxy) throws ReflectiveOperationException {
    var jetty = proxy.getClass().getDeclaredField("server");
    jetty.setAccessible(true);
    return Array.get(call(jetty.get(proxy), "getConnectors"), 0);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static void call(Object target, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    target.getClass().getMethod(method, type).invoke(target, argument);
  }
}
