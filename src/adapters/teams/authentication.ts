import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { TeamsApp } from './ports.js';

/** Who signs what comes in and what goes out; another one only for tests. */
export interface Issuer {
  /** Where its keys are found. */
  readonly metadataUrl: string;
  readonly credentials: ServiceClientCredentialsFactory;
}

const CHANNEL = 'msteams';
const UNAUTHORIZED = 401;
const LOCAL = /^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/;

const elsewhere = ({ metadataUrl }: Issuer) => ({
  ValidateAuthority: false,
  ToChannelFromBotLoginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
  ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
  ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
  OAuthUrl: AuthenticationConstants.OAuthUrl,
  ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
  ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
  CallerId: '',
});

/** The settings by the SDK's names. Without an app there is no type: the SDK takes none without an id. */
const settingsOf = (app: TeamsApp | undefined) =>
  app === undefined
    ? {}
    : {
        MicrosoftAppId: app.id,
        MicrosoftAppType: app.type,
        ...(app.password === undefined ? {} : { MicrosoftAppPassword: app.password }),
        ...(app.tenantId === undefined ? {} : { MicrosoftAppTenantId: app.tenantId }),
      };

/** What the library that reads tokens calls a bad one; the SDK takes some of these for faults of ours. */
const BAD_TOKEN: readonly string[] = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'];

/**
 * Lets in what Teams sent, as its token proves, and nothing else. The SDK leaves two doors open that are shut here: it
 * judges some channels by other rules, by what the body says it is; and not all its rules look whether the token vouches
 * for the address that answers go to.
 */
export class VouchedAuthentication extends ConfigurationBotFrameworkAuthentication {
  constructor(
    private readonly app: TeamsApp | undefined,
    issuer?: Issuer,
  ) {
    super({ ...settingsOf(app), ...(issuer && elsewhere(issuer)) }, issuer?.credentials);
  }

  private tokens: Promise<UserTokenClient> | undefined;
  /** Made once: nobody logs in here, and the SDK would make one for each request. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.tokens ??= super.createUserTokenClient(identity).catch((cause: unknown) => {
      this.tokens = undefined;
      throw cause;
    });
    return this.tokens;
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const refuse = (why: string) => new AuthenticationError(why, UNAUTHORIZED);
    if (activity.channelId !== CHANNEL) throw refuse('Only Teams is answered here.');
    if (typeof activity.serviceUrl !== 'string' || activity.serviceUrl === '') throw refuse('There is no address to answer to.');
    const result = await super.authenticateRequest(activity, header).catch((cause: unknown) => {
      throw cause instanceof Error && BAD_TOKEN.includes(cause.name) ? refuse('The token is not valid.') : cause;
    });
    const vouched =
      this.app === undefined
        ? LOCAL.test(activity.serviceUrl)
        : result.claimsIdentity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === activity.serviceUrl;
    if (!vouched) throw refuse('The token does not vouch for the address to answer to.');
    return result;
  }
}
