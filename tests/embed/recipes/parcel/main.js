import 'claim-labels';
